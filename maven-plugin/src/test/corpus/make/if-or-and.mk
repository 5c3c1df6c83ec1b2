e =
all:
	@echo '$(if x,y,z)|$(if ,y,z)|$(if  $(e) ,y,z)|$(if x, a ,b)|$(if $(e),y)|$(or ,,c,d)|$(or $(e), x )|$(and a,b)|$(and a,,c)|$(and a, b )'
