# The shapes every target of Colophon has: how a library, a program and a test are declared.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
# moc of Qt 6.4 stumbles over the C++23 standard library when it knows the compiler; it needs none of that.
set(CMAKE_AUTOMOC_COMPILER_PREDEFINES OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(colophon_options INTERFACE)
target_include_directories(colophon_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(colophon_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2 -Wswitch
    -fvisibility=hidden)
target_compile_definitions(colophon_options INTERFACE
    COLOPHON_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
    QT_USE_QSTRINGBUILDER QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(COLOPHON_STRICT)
    target_compile_options(colophon_options INTERFACE -Werror)
endif()
if(COLOPHON_SANITIZE)
    target_compile_options(colophon_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
        -fno-sanitize-recover=undefined)
    target_link_options(colophon_options INTERFACE -fsanitize=address,undefined)
endif()
if(COLOPHON_COVERAGE)
    target_compile_options(colophon_options INTERFACE --coverage)
    target_link_options(colophon_options INTERFACE --coverage)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(colophon_options INTERFACE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
    target_link_options(colophon_options INTERFACE -Wl,-z,relro,-z,now)
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
endif()

# A folder whose code does no work worth optimising. With sanitizers it would take twice as long to compile for nothing.
function(colophon_add_thin folder)
    if(COLOPHON_SANITIZE)
        add_compile_options(-O0)
    endif()
    add_subdirectory(${folder})
endfunction()

# A faster linker where there is one; the result is the same.
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_INTERPROCEDURAL_OPTIMIZATION)
    target_link_options(colophon_options INTERFACE -fuse-ld=mold)
endif()

# colophon_library(models/catalog SOURCES a.cpp a.h … LINKS models/files Qt6::Core …)
# declares the static library of one folder. A name with a slash in LINKS is another folder's library.
function(colophon_library folder)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    string(REPLACE "/" "_" target "${folder}")
    add_library(${target} STATIC ${ARG_SOURCES})
    set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX COLOPHON_FOLDER "${folder}")
    target_link_libraries(${target} PUBLIC colophon_options)
    colophon_link(${target} PUBLIC ${ARG_LINKS})
    colophon_link(${target} PRIVATE ${ARG_PRIVATE_LINKS})
endfunction()

function(colophon_link target visibility)
    foreach(name IN LISTS ARGN)
        if(name MATCHES "^(models|ui|tests)/")
            string(REPLACE "/" "_" name "${name}")
        endif()
        target_link_libraries(${target} ${visibility} ${name})
    endforeach()
endfunction()

# colophon_test(tst_semver LABEL unit LINKS models/catalog) builds tst_semver.cpp of the current folder as one test.
function(colophon_test name)
    cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LINKS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE colophon_options Qt6::Test)
    target_compile_definitions(${name} PRIVATE
        COLOPHON_SOURCE_DIR="${CMAKE_SOURCE_DIR}" COLOPHON_PROGRAM="$<TARGET_FILE:colophon>")
    colophon_link(${name} PRIVATE ${ARG_LINKS})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT})
    if(ARG_LABEL STREQUAL "gui")
        # Windows of two tests would take the focus from each other.
        set_tests_properties(${name} PROPERTIES RESOURCE_LOCK display)
    endif()
endfunction()
