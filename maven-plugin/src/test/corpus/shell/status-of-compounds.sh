# what they leave in $?
false; if false; then :; fi; echo $?
false; for i in; do :; done; echo $?
false; case a in b) ;; esac; echo $?
false; while false; do :; done; echo $?
false; f() { :; }; echo $?
false; { :; }; echo $?; (false); echo $?
