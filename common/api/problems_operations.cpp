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
    {"command.unknown", 500, "There is no command {command}. There are {commands}.",
     "{command}라는 명령은 없습니다. 명령: {commands}."},
    {"data.folder_unusable", 500, "The data folder {folder} cannot be used: {reason}.",
     "데이터 폴더 {folder}을(를) 쓸 수 없습니다: {reason}."},
    {"server.starting", 503, "The server is still starting. Nothing was done; try again in a moment.",
     "서버가 아직 시작하는 중입니다. 처리된 것은 없으니 잠시 뒤 다시 시도해 주십시오."},
    {"server.not_this_role", 421, "This process does not do that; {role} does, elsewhere. Ask there, or the gateway.",
     "이 프로세스가 하는 일이 아닙니다. {role} 프로세스나 게이트웨이에 요청해 주십시오."},
    {"peer.away", 503, "{role} does not answer just now. Nothing was done; try again in a moment.",
     "지금 {role}이(가) 응답하지 않습니다. 처리된 것은 없으니 잠시 뒤 다시 시도해 주십시오."},
    {"peer.unreadable", 503,
     "Another part of the airline answered in a way that cannot be understood. Try again later.",
     "항공사 시스템의 다른 부분이 이해할 수 없는 응답을 보냈습니다. 나중에 다시 시도해 주십시오."},
    {"peer.other_protocol", 409, "The processes speak different protocols, {theirs} and {ours}. Give them one version.",
     "프로세스들의 프로토콜이 {theirs}, {ours}(으)로 서로 다릅니다. 같은 버전으로 맞춰 주십시오."},
    {"event.writer_taken", 500,
     "Two databases write events under the name {writer}. Give each process a name of its own (instance.writer).",
     "두 데이터베이스가 {writer}라는 같은 이름으로 이벤트를 씁니다. 프로세스마다 다른 이름(instance.writer)을 "
     "주십시오."},
    {"event.installation_changed", 500,
     "The writer {writer} belongs to the database {known}, but {told} tells events under its name. They are not taken.",
     "{writer} 기록자는 {known} 데이터베이스의 것인데 {told}이(가) 그 이름으로 이벤트를 보냅니다. 받지 않습니다."},
    {"event.set_back", 500,
     "The writer {writer} stood at {known} and is at {told} now: its database was set back. Its events are not taken.",
     "{writer} 기록자가 {known}번까지 썼는데 지금 {told}번입니다. 데이터베이스가 되돌려졌으므로 이벤트를 받지 "
     "않습니다."},
    {"event.gap", 503, "Event {seq} of {writer} has not come yet; later ones wait for it.",
     "{writer}의 {seq}번 이벤트가 아직 오지 않아 뒤의 이벤트가 기다립니다."},
    {"kafka.away", 503, "The Kafka at {brokers} does not answer ({reason}). Events wait and go on by themselves.",
     "{brokers}의 Kafka가 응답하지 않습니다({reason}). 이벤트는 기다렸다가 저절로 이어집니다."},
    {"kafka.not_admitted", 503,
     "The Kafka at {brokers} does not let us in ({reason}). Mend kafka.mechanism, kafka.user or the password; events "
     "wait.",
     "{brokers}의 Kafka가 접속을 허락하지 않습니다({reason}). kafka.mechanism, kafka.user 또는 비밀번호를 고쳐 "
     "주십시오. 이벤트는 "
     "기다립니다."},
    {"kafka.topic_missing", 503, "Kafka has no topic {topic}. Make it; events wait and go on by themselves.",
     "Kafka에 {topic} 토픽이 없습니다. 토픽을 만들면 기다리던 이벤트가 저절로 이어집니다."},
    {"kafka.refused", 500, "Kafka does not take a message for the topic {topic}: {reason}.",
     "Kafka가 {topic} 토픽의 메시지를 받지 않습니다: {reason}."},
    {"kafka.unusable", 500, "Kafka cannot be used at {brokers}: {reason}.",
     "{brokers}의 Kafka를 쓸 수 없습니다: {reason}."},
    {"audit.running", 409, "An audit is running already. Nothing was started; look at that one.",
     "이미 감사가 진행 중입니다. 새로 시작하지 않았으니 진행 중인 감사를 확인해 주십시오."},
    {"audit.apart", 409, "This process has a part of the books only. Run `narae-server audit` over all databases.",
     "이 프로세스에는 장부의 일부만 있습니다. 모든 데이터베이스에 대해 `narae-server audit`를 실행해 주십시오."},
    {"audit.unknown", 404, "There is no such audit. Only the last few since the server's start are kept.",
     "해당 감사를 찾을 수 없습니다. 서버가 시작한 뒤의 최근 감사만 보관합니다."},
});

} // namespace

std::span<const ProblemKind> operationsProblems()
{
    return kKinds;
}

} // namespace narae::api
