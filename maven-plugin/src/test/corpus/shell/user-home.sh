# left to the real shell: `~` with a user's name
echo ~root
