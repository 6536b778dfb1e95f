# What the two desktop apps are made of: modules with Qt's generated code, their Korean, their pictures.

# Qt's macros and headers do not keep these of our warnings; its enumerations of events and keys are not for writing out.
# Linked after narae_options, whose word would count otherwise.
add_library(narae_qt_options INTERFACE)
target_compile_options(narae_qt_options INTERFACE -Wno-conversion -Wno-shadow -Wno-switch-enum)

# narae_desktop_module(SOURCES a.cpp ... [USES common/desktop/look ...] [PACKAGES Qt6::Svg ...] [KOREAN search_ko.ts]
#                      [FILES icons/plane.svg ...])
#
# narae_module() for a folder of widgets: the same arrows, and beside them moc, the folder's Korean sentences (compiled
# to :/i18n/<target>_ko.qm, where Language finds them) and its pictures (:/<folder>/<file>). One .ts a folder, so that
# a screen's words stand beside the screen. `cmake --build --preset dev --target update_korean` brings every .ts up to
# date with the sources.
function(narae_desktop_module)
    cmake_parse_arguments(arg "" "KOREAN" "SOURCES;USES;PACKAGES;FILES" ${ARGN})
    file(RELATIVE_PATH folder "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}")
    string(REPLACE "/" "_" target "${folder}")
    add_library(${target} STATIC ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PUBLIC narae_options PRIVATE narae_qt_options PUBLIC Qt6::Core Qt6::Gui Qt6::Widgets Qt6::Network Qt6::Sql ${arg_PACKAGES})
    foreach(other IN LISTS arg_USES)
        narae_arrow_allowed("${folder}" "${other}" allowed)
        if(NOT allowed)
            message(FATAL_ERROR "${folder} may not use ${other}: see the arrows in ARCHITECTURE.md")
        endif()
        string(REPLACE "/" "_" library "${other}")
        target_link_libraries(${target} PUBLIC ${library})
    endforeach()
    if(NOT NARAE_SANITIZE)
        target_precompile_headers(${target} REUSE_FROM narae_precompiled_desktop)
    endif()
    if(arg_KOREAN)
        set(compiled "${CMAKE_CURRENT_BINARY_DIR}/${target}_ko.qm")
        add_custom_command(OUTPUT "${compiled}" DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${arg_KOREAN}"
            COMMAND Qt6::lrelease -silent "${CMAKE_CURRENT_SOURCE_DIR}/${arg_KOREAN}" -qm "${compiled}" VERBATIM)
        qt_add_resources(${target} "${target}_i18n" PREFIX "/i18n" BASE "${CMAKE_CURRENT_BINARY_DIR}" FILES "${compiled}")
        list(TRANSFORM arg_SOURCES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" OUTPUT_VARIABLE sources)
        file(GLOB headers "${CMAKE_CURRENT_SOURCE_DIR}/*.hpp")
        add_custom_target(${target}_update_korean
            COMMAND Qt6::lupdate -silent -I "${CMAKE_SOURCE_DIR}" -no-obsolete -locations none ${sources} ${headers}
                -ts "${CMAKE_CURRENT_SOURCE_DIR}/${arg_KOREAN}" VERBATIM)
        add_dependencies(update_korean ${target}_update_korean)
    endif()
    if(arg_FILES)
        qt_add_resources(${target} "${target}_files" PREFIX "/${folder}" FILES ${arg_FILES})
    endif()
endfunction()

add_custom_target(update_korean)

# narae_desktop_app(narae-customer USES client-customer/app): the thin main of an app, in the folder that holds main.cpp.
function(narae_desktop_app name)
    cmake_parse_arguments(arg "" "" "USES" ${ARGN})
    add_executable(${name} main.cpp)
    target_link_libraries(${name} PRIVATE narae_options narae_qt_options)
    target_compile_definitions(${name} PRIVATE NARAE_VERSION="${PROJECT_VERSION}")
    foreach(folder IN LISTS arg_USES)
        string(REPLACE "/" "_" library "${folder}")
        target_link_libraries(${name} PRIVATE ${library})
    endforeach()
endfunction()

# Qt's widely included headers, parsed once for all screens. Not all of Qt: read anew for each file, that costs more than it saves.
file(WRITE "${CMAKE_BINARY_DIR}/precompiled_desktop.cpp" "")
add_library(narae_precompiled_desktop STATIC "${CMAKE_BINARY_DIR}/precompiled_desktop.cpp")
target_link_libraries(narae_precompiled_desktop PUBLIC narae_options PRIVATE narae_qt_options PUBLIC Qt6::Core Qt6::Gui Qt6::Widgets Qt6::Network Qt6::Sql)
target_precompile_headers(narae_precompiled_desktop PRIVATE
    <QAbstractTableModel> <QBoxLayout> <QDateTime> <QEvent> <QJsonArray> <QJsonObject> <QLabel> <QPainter> <QPushButton>
    <QTimeZone> <QUrlQuery> <chrono> <functional> <memory> <optional> <string> <utility> <variant> <vector>)
