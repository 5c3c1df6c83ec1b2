# a signal that the script sends itself
trap 'echo hup' HUP
kill -s HUP $$; echo after
kill -HUP $$; kill -1 $$
trap '' TERM; kill $$; echo ignored
trap 'rm -f half; trap - HUP; kill -s HUP $$' HUP
touch half
kill -s HUP $$
echo not reached
