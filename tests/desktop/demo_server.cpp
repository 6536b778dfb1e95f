#include "tests/desktop/demo_server.hpp"

namespace narae::testing {

bool DemoServer::start()
{
    process_.keepPorts();
    return process_.run({"demo"}) == 0 && process_.start();
}

QUrl DemoServer::url() const
{
    return QUrl(QString("http://127.0.0.1:%1").arg(process_.port()));
}

desktop::Options DemoServer::options(const QString& app) const
{
    desktop::Options options;
    options.app = app;
    options.server = url();
    options.storeFile = ":memory:";
    options.useKeyring = false;
    return options;
}

} // namespace narae::testing
