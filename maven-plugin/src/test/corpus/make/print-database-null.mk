#! jobs
#! run: -p -f /dev/null
all:
