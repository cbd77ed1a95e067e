enum EmbeddingPlaceholder {}
