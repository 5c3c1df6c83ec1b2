# found by PATH, which also names it
mkdir bin; printf '#!/bin/sh\necho "$0" | sed "s,.*/work/,,"\n' > bin/tool; chmod +x bin/tool
PATH=$PWD/bin:$PATH; tool
