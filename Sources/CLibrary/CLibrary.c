#include "CLibrary.h"
