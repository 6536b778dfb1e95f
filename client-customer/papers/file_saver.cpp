#include "client-customer/papers/file_saver.hpp"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>

namespace narae::customer {

namespace {

void askByDialog(QWidget* over, const QString& suggested, std::function<void(QString)> chosen)
{
    auto* dialog = new QFileDialog(over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(suggested.section('.', -1));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(suggested);
    QObject::connect(dialog, &QFileDialog::fileSelected, over,
                     [chosen = std::move(chosen)](const QString& path) { chosen(path); });
    dialog->open();
}

} // namespace

FileSaver::FileSaver(QWidget* over) : QObject(over), over_(over), chooser_(&askByDialog) {}

void FileSaver::save(const QString& suggestedName, const QByteArray& content)
{
    chooser_(over_, suggestedName, [this, content](const QString& path) {
        if (path.isEmpty()) return;
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
            Q_EMIT saved(path);
        else
            Q_EMIT failed(path, file.errorString());
    });
}

} // namespace narae::customer
