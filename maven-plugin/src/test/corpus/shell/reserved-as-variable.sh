# names may be those of words
if=1 then=2; echo $if $then; for in in a b; do echo $in; done
