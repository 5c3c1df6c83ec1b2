# left to the real shell: builtin `umask`
umask 022
umask
