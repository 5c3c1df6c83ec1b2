# inherited only when ignored
trap 'echo outer' EXIT
(echo sub)
x=$(echo subst); echo $x
