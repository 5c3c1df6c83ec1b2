all:
else
