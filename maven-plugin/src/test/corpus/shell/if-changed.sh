# the shape of a kbuild command: traps, the work, the record of it
set -e; trap 'rm -f x.o; trap - HUP; kill -s HUP $$' HUP;  trap 'rm -f x.o; trap - INT; kill -s INT $$' INT;  trap 'rm -f x.o; trap - QUIT; kill -s QUIT $$' QUIT;  trap 'rm -f x.o; trap - TERM; kill -s TERM $$' TERM;  trap 'rm -f x.o; trap - PIPE; kill -s PIPE $$' PIPE; printf '  %-7s %s\n' CC 'x.o'; cat /dev/null > x.o; printf '%s\n' 'savedcmd_x.o := cc -DX='\''"a b"'\'' -c -o x.o x.c' > .x.o.cmd
cat .x.o.cmd
