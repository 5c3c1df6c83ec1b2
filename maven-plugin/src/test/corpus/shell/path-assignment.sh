# PATH for one command is the PATH it is searched in
mkdir b; printf '#!/bin/sh\necho mine\n' > b/ls; chmod +x b/ls
PATH=$PWD/b:$PATH ls; ls b
PATH=/nonexistent ls; echo $?
