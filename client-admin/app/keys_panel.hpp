#pragma once

#include "client-admin/pages/overlay.hpp"

#include <QString>
#include <utility>
#include <vector>

namespace narae::admin {

/// All keys of the window and of the page one is on.
class KeysPanel : public Overlay {
    Q_OBJECT

public:
    using Keys = std::vector<std::pair<QString, QString>>; ///< keys, what they do

    explicit KeysPanel(QWidget* window);
    void openWith(const QString& pageTitle, const Keys& everywhere, const Keys& here);
    /// All of it as text, as a screen reader hears it.
    QString words() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Sheet;
    Sheet* sheet_;
};

} // namespace narae::admin
