# Words are replaced and white space stays; an empty pattern is found behind the last blank.
s := $(subst ,, )
t := $(s)$(s)a  b$(s)aa a
$(info [$(patsubst a,x y,$t)] [$(patsubst a,,$t)] [$(patsubst a,%,$t)] [$(patsubst \%,p,% a%  %)])
$(info [$(patsubst ,x,a b)] [$(patsubst ,x,a b$(s))] [$(patsubst ,x,)] [$(patsubst aa,,aaa aa)])
$(info [$(patsubst a,\%,a b)] [$(patsubst a,x\\%\%,a)] [$(a:a=\%)])
all: ; @:
