# The name is expanded where the value is: among the target's own variables; GNU make's features/targetvars.
FOO = foo
four:FOO=x
four:VAR$(FOO)=ok
four: ; @echo "$(FOO) $(VAR$(FOO)) $(VAR) $(VARx)"
