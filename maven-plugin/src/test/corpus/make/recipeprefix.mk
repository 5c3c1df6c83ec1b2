.RECIPEPREFIX = >
all:
>@echo prefix
> @echo two
.RECIPEPREFIX =
b:
	@echo tab
all: b
