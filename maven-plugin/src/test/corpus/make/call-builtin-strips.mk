e :=
b := $(e) $(e)
$(info [$(call if,$b,yes,no)] [$(call if, $e ,yes,no)] [$(if $b,yes,no)])
$(info [$(call or,$b, x )] [$(call and,x ,$b)] [$(call and, x , y )] [$(call foreach, i , 1 2,[$$i])])
all: ; @:
