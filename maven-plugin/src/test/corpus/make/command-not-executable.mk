#! sh: echo 'echo by the shell' > script; chmod +x script
#! run: -k
# The file that could not be run is named; a script without an interpreter is the shell's.
all: denied noexec
denied: ; ./Makefile
noexec: ; ./script
