v = 2
ifeq ($(v),1)
$(info one)
else ifeq ($(v),2)
$(info two)
else ifdef v
$(info three)
else
$(info four)
endif
ifeq ($(v),2)
else ifeq ($(error untaken),x)
endif
all:
