A =
B = $(A)
C = x
N = C
ifdef A
$(info A)
endif
ifdef B
$(info B)
endif
ifdef $(N)
$(info C)
endif
ifndef A
$(info not A)
else
$(info A)
endif
  ifdef C # comment
  $(info indented)
  endif
all:
