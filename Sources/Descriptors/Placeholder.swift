enum DescriptorsPlaceholder {}
