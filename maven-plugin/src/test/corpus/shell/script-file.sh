# files with and without a first line, their name and arguments
printf '#!/bin/sh\necho "$0 $# $1"\nexit 4\n' > s; chmod +x s
./s 'a b' c; echo $?
sh s x; echo $?
sh ./s; dash s
printf 'echo plain $1\n' > p; chmod +x p; ./p arg
printf '#!/bin/sh -e\nfalse\necho no\n' > e; chmod +x e; ./e; echo $?
