# subject and patterns are expanded, quotes make literals
p='a*' q='*'
case abc in $p) echo 1;; esac
case abc in "$p") echo no;; *) echo 2;; esac
case 'a*' in "$p") echo 3;; esac
case "x y" in x\ y) echo 4;; esac
case x in "$q") echo no;; $q) echo 5;; esac
case $(echo sub) in sub) echo 6;; esac
