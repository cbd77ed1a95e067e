#ifdef TAIPAN_CHECKED_HEAP

// What AddressSanitizer is to do differently in tests of the checked heap; $ASAN_OPTIONS goes before it. It asks before it is ready itself, so
// this has to be C. Stack frames stay where they are: the depth of recursion is measured by their addresses. A request for too much memory
// is refused as malloc refuses it: scripts see MemoryError.
const char *__asan_default_options(void) {
    return "detect_stack_use_after_return=0:allocator_may_return_null=1";
}

#endif
