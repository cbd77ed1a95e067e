enum ModulesPlaceholder {}
