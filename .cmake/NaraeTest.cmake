# One line of ctest's list: narae_register(system.tst_x.mysql tst_x system 120 "NAME=value;..." [LONG] [ONLY red])
#
# QtTest ends a function after five minutes, all its rows together, unless it is told otherwise: here ctest's limit is the
# only one.
function(narae_register test program label timeout environment)
    cmake_parse_arguments(arg "LONG" "ONLY" "" ${ARGN})
    set(only)
    if(arg_ONLY)
        set(only CONFIGURATIONS ${arg_ONLY})
    endif()
    add_test(NAME ${test} COMMAND ${program} ${only})
    set_tests_properties(${test} PROPERTIES LABELS ${label} TIMEOUT ${timeout}
        ENVIRONMENT "${environment};QTEST_FUNCTION_TIMEOUT=${timeout}000")
    if(arg_LONG)
        add_test(NAME ${test}.long COMMAND ${program} CONFIGURATIONS long)
        set_tests_properties(${test}.long PROPERTIES LABELS "${label};long" TIMEOUT 900 RUN_SERIAL TRUE
            ENVIRONMENT "${environment};QTEST_FUNCTION_TIMEOUT=900000;NARAE_TEST_LONG=1")
    endif()
endfunction()

# narae_test(tst_money USES common/base ... [SOURCES more.cpp] [PACKAGES ...] [TIMEOUT seconds] [DATABASES] [LONG])
#
# Declares tst_money.cpp as a QtTest program, labelled by the folder it stands in (unit, store, api, desktop, system,
# bench): the folder says what the test costs. DATABASES registers it twice, once for each database, with
# NARAE_TEST_DATABASE=sqlite and =mysql.
# LONG gives each of them a long form beside it, `<its name>.long`: the same program with NARAE_TEST_LONG=1, a quarter of
# an hour, and the machine to itself. Those run with `ctest -C long` alone, which `tests/run --long` asks for.
# RED says that it fails today, for defects that it has found and that are still open: it is built, and run with
# `ctest -C red` alone. The word goes with the last of them.
function(narae_test name)
    cmake_parse_arguments(arg "DATABASES;LONG;RED" "TIMEOUT" "SOURCES;USES;PACKAGES" ${ARGN})
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REGEX REPLACE "^tests/([a-z]+).*" "\\1" label "${folder}")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    narae_target(${name} "${folder}" "${arg_USES}" "${arg_PACKAGES}")
    target_link_libraries(${name} PRIVATE Qt6::Core Qt6::Test)
    # Qt's macros do not keep our warnings.
    target_compile_options(${name} PRIVATE -Wno-conversion -Wno-shadow)
    set(environment "QT_QPA_PLATFORM=offscreen;NARAE_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};NARAE_SOURCE=${CMAKE_SOURCE_DIR}")
    if(NARAE_SANITIZE MATCHES "thread")
        list(APPEND environment "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp")
    endif()
    set(how)
    if(arg_LONG)
        list(APPEND how LONG)
    endif()
    if(arg_RED)
        list(APPEND how ONLY red)
    endif()
    if(arg_DATABASES)
        foreach(database sqlite mysql)
            narae_register(${label}.${name}.${database} ${name} ${label} ${arg_TIMEOUT}
                "${environment};NARAE_TEST_DATABASE=${database}" ${how})
        endforeach()
    else()
        narae_register(${label}.${name} ${name} ${label} ${arg_TIMEOUT} "${environment}" ${how})
    endif()
endfunction()
