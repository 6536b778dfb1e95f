# One target a folder, declared by one function.

# narae_module(SOURCES a.cpp ... [USES common/base ...] [PACKAGES PkgConfig::SODIUM ...])
#
# Declares the folder of the calling CMakeLists.txt as a static library named after it (server/flight/domain becomes
# server_flight_domain); without SOURCES it is headers only. USES names the folders whose headers it includes; a folder the house does not let it see stops
# the configuration. PACKAGES are third parties' targets.
function(narae_module)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;PACKAGES" ${ARGN})
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REPLACE "/" "_" target "${folder}")
    if(arg_SOURCES)
        add_library(${target} STATIC ${arg_SOURCES})
    else()
        file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/headers_only.cpp" "")
        add_library(${target} STATIC "${CMAKE_CURRENT_BINARY_DIR}/headers_only.cpp")
    endif()
    narae_target(${target} "${folder}" "${arg_USES}" "${arg_PACKAGES}")
endfunction()

# Gives `target` in `folder` its settings and its arrows.
function(narae_target target folder uses packages)
    target_link_libraries(${target} PUBLIC narae_options ${packages})
    foreach(other IN LISTS uses)
        narae_arrow_allowed("${folder}" "${other}" allowed)
        if(NOT allowed)
            message(FATAL_ERROR "${folder} may not use ${other}: see the arrows in ARCHITECTURE.md")
        endif()
        string(REPLACE "/" "_" library "${other}")
        target_link_libraries(${target} PUBLIC ${library})
    endforeach()
    if(NOT NARAE_SANITIZE AND NOT folder MATCHES "^tests/")
        target_precompile_headers(${target} REUSE_FROM narae_precompiled)
    endif()
endfunction()

# The standard headers nearly every file includes, parsed once.
file(WRITE "${CMAKE_BINARY_DIR}/precompiled.cpp" "")
add_library(narae_precompiled STATIC "${CMAKE_BINARY_DIR}/precompiled.cpp")
target_link_libraries(narae_precompiled PUBLIC narae_options)
target_precompile_headers(narae_precompiled PRIVATE
    <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <mutex> <optional> <span> <string> <string_view>
    <unordered_map> <utility> <variant> <vector> <nlohmann/json.hpp>)
