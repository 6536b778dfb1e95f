# narae_test(tst_money USES common/base ... [SOURCES more.cpp] [PACKAGES ...] [TIMEOUT seconds] [DATABASES])
#
# Declares tst_money.cpp as a QtTest program, labelled by the folder it stands in (unit, store, api, desktop, system,
# bench): the folder says what the test costs. DATABASES registers it twice, once for each database, with
# NARAE_TEST_DATABASE=sqlite and =mysql.
# RED says that it fails today, for defects that it has found and that are still open: it is built, and run with
# `ctest -C red` alone. The word goes with the last of them.
function(narae_test name)
    cmake_parse_arguments(arg "DATABASES;RED" "TIMEOUT" "SOURCES;USES;PACKAGES" ${ARGN})
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
    set(only)
    if(arg_RED)
        set(only CONFIGURATIONS red)
    endif()
    if(arg_DATABASES)
        foreach(database sqlite mysql)
            add_test(NAME ${label}.${name}.${database} COMMAND ${name})
            set_tests_properties(${label}.${name}.${database} PROPERTIES LABELS ${label} TIMEOUT ${arg_TIMEOUT}
                ENVIRONMENT "${environment};NARAE_TEST_DATABASE=${database}")
        endforeach()
    else()
        add_test(NAME ${label}.${name} COMMAND ${name} ${only})
        set_tests_properties(${label}.${name} PROPERTIES LABELS ${label} TIMEOUT ${arg_TIMEOUT}
            ENVIRONMENT "${environment}")
    endif()
endfunction()
