# left to the real shell: background command
true & wait; echo done
