# nothing after the failing command
set -e; trap 'rm -f x.o; trap - HUP; kill -s HUP $$' HUP; echo "  CC      x.o"; { echo half; false; } > x.o; printf '%s\n' 'savedcmd_x.o := y' > .x.o.cmd
