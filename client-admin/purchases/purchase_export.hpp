#pragma once

#include "client-admin/purchases/purchase_model.hpp"

#include <QFile>
#include <QObject>

namespace narae::admin {

/// Writes every purchase that a filter shows into a CSV file (RFC 4180, UTF-8 with a byte order mark for spreadsheets),
/// page by page. It can be stopped; a file that is not whole is removed. GUI thread; never blocks.
class PurchaseExport : public QObject {
    Q_OBJECT

public:
    PurchaseExport(desktop::ApiClient& client, const PurchaseFilter& filter, const QString& file, QObject* parent);

    void start();
    void stop();

Q_SIGNALS:
    void progressed(int purchases);
    /// `trouble` is a sentence, or empty when all is written.
    void finished(int purchases, const QString& trouble);

private:
    void askFor(const QString& after);
    void end(const QString& trouble);

    desktop::ApiClient& client_;
    PurchaseFilter filter_;
    QFile file_;
    int written_ = 0;
    bool over_ = false;
};

} // namespace narae::admin
