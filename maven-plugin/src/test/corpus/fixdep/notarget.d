only words here
