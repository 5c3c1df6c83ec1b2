a = x
ifeq ($(a),x)
$(info 1)
endif
ifeq "$(a)" 'x'
$(info 2)
endif
ifneq ( $(a) , x )
$(info 3)
endif
ifeq ($(a) ,x)
$(info 4)
endif
ifeq ($(subst a,b,a,c),b)
$(info 5)
endif
ifeq (,$(none))
$(info 6)
endif
ifeq 'x' "y"
else
$(info 7)
endif
all:
