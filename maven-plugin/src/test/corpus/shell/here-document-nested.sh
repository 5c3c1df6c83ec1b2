# inside substitutions and functions
f() { cat <<E
in function $1
E
}
f arg; f other
x=$(cat <<E
inner
E
); echo "[$x]"
if true; then cat <<E
in if
E
fi
