# redirections of the definition are done at each call
f() { echo text; } > out
f; cat out
