#include "server/identity/application/note_use.hpp"

namespace narae::identity {

void NoteUse::want(IdentityBooks& books) const
{
    if (const auto* session = std::get_if<SessionId>(&used))
        books.wantSession(*session);
    else
        books.wantApiKey(std::get<ApiKeyId>(used));
}

Result<void> NoteUse::decide(IdentityBooks& books, Instant now) const
{
    if (const auto* id = std::get_if<SessionId>(&used)) {
        const Session* session = books.findSession(*id);
        if (session && session->useIsNews(now)) books.changeSession(*id)->noteUse(now);
    } else {
        const auto keyId = std::get<ApiKeyId>(used);
        const ApiKey* key = books.findApiKey(keyId);
        if (key && key->useIsNews(now)) books.changeApiKey(keyId)->noteUse(now);
    }
    return {};
}

} // namespace narae::identity
