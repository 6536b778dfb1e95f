#include <QHash>

#include "common/desktop/keep/token_keeper.hpp"

#include <qt6keychain/keychain.h>

namespace narae::desktop {

namespace {

const char* const kService = "narae";

} // namespace

void MemoryTokenKeeper::load(const QString& name, std::function<void(QString token)> done)
{
    done(tokens_.value(name));
}

void MemoryTokenKeeper::keep(const QString& name, const QString& token, std::function<void(bool lasting)> done)
{
    tokens_[name] = token;
    done(false);
}

void MemoryTokenKeeper::forget(const QString& name)
{
    tokens_.remove(name);
}

void KeyringTokenKeeper::load(const QString& name, std::function<void(QString token)> done)
{
    auto* job = new QKeychain::ReadPasswordJob(kService, this);
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, this, [this, job, name, done = std::move(done)] {
        if (job->error() == QKeychain::NoError)
            done(job->textData());
        else
            memory_.load(name, done);
    });
    job->start();
}

void KeyringTokenKeeper::keep(const QString& name, const QString& token, std::function<void(bool lasting)> done)
{
    auto* job = new QKeychain::WritePasswordJob(kService, this);
    job->setKey(name);
    job->setTextData(token);
    connect(job, &QKeychain::Job::finished, this, [this, job, name, token, done = std::move(done)] {
        if (job->error() == QKeychain::NoError)
            done(true);
        else
            memory_.keep(name, token, done);
    });
    job->start();
}

void KeyringTokenKeeper::forget(const QString& name)
{
    memory_.forget(name);
    auto* job = new QKeychain::DeletePasswordJob(kService, this);
    job->setKey(name);
    job->start();
}

} // namespace narae::desktop
