#include "common/api/problems.hpp"

#include <array>

namespace narae::api {

namespace {

/// What an operator is told at start-up and on the command line.
constexpr auto kKinds = std::to_array<ProblemKind>({
    {"settings.unreadable_file", 500, "The file {file} cannot be read.", "{file} 파일을 읽을 수 없습니다."},
    {"settings.file_exists", 500, "The file {file} is there already and is never overwritten. Name a new file.",
     "{file} 파일이 이미 있으며 덮어쓰지 않습니다. 새 파일 이름을 지정해 주십시오."},
    {"settings.unwritable_file", 500, "The file {file} cannot be written.", "{file} 파일을 쓸 수 없습니다."},
    {"settings.file_too_open", 500,
     "The file {file} can be read by everybody on this machine. Take that right away (chmod o-r) and start again.",
     "{file} 파일을 이 컴퓨터의 누구나 읽을 수 있습니다. 권한을 줄인 뒤(chmod o-r) 다시 시작해 주십시오."},
    {"settings.malformed_file", 500, "{file}, line {line}, column {column}: {reason}. Nothing was started.",
     "{file} {line}번째 줄 {column}번째 글자: {reason}. 시작하지 않았습니다."},
    {"settings.unknown_key", 500, "{source}: there is no setting called {key}. `narae-server config` prints them all.",
     "{source}: {key}라는 설정은 없습니다. `narae-server config`로 전체 목록을 볼 수 있습니다."},
    {"settings.bad_value", 500, "{source}: {key} cannot be \"{value}\": {reason}.",
     "{source}: {key}에 \"{value}\" 값을 쓸 수 없습니다: {reason}."},
    {"data.folder_unusable", 500, "The data folder {folder} cannot be used: {reason}.",
     "데이터 폴더 {folder}을(를) 쓸 수 없습니다: {reason}."},
    {"server.starting", 503, "The server is still starting. Nothing was done; try again in a moment.",
     "서버가 아직 시작하는 중입니다. 처리된 것은 없으니 잠시 뒤 다시 시도해 주십시오."},
    {"audit.running", 409, "An audit is running already. Nothing was started; look at that one.",
     "이미 감사가 진행 중입니다. 새로 시작하지 않았으니 진행 중인 감사를 확인해 주십시오."},
    {"audit.unknown", 404, "There is no such audit. Only the last few since the server's start are kept.",
     "해당 감사를 찾을 수 없습니다. 서버가 시작한 뒤의 최근 감사만 보관합니다."},
});

} // namespace

std::span<const ProblemKind> operationsProblems()
{
    return kKinds;
}

} // namespace narae::api
