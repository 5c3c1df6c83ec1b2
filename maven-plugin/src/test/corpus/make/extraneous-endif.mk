all:
endif
