# patterns, alternatives, fall to none
for x in foo.c bar.o baz '' '*' x-y; do
  case $x in
    *.c) echo C;;
    *.o|*.a) echo object ;;
    ('') echo empty;;
    '*') echo star;;
    [a-z]-*) echo dash;;
    *) echo other $x
  esac
done
case a in b) ;; esac; echo $?
case a in a) false;; esac; echo $?
case a in a) ;; esac; echo $?
