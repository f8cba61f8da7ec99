// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>
#include <string>

namespace widgets {

namespace Ui {
class TextDialog;
}

/// Foreign text of several lines to read, search and copy: a raw record, one long entry of a log.
/// What is shown is made safe and cut to a size that stays quick; what is copied is all of it,
/// verbatim.
class TextDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextDialog)

public:
    explicit TextDialog(const QString& title, QWidget* parent = nullptr);
    ~TextDialog() override;

    /// UTF-8. The scroll position stays if only the text changes.
    void setText(std::string text);

private:
    void connectSearch();
    void find(bool backward);
    void startSearch();
    void showFound(bool found);

    const std::unique_ptr<Ui::TextDialog> m_ui;
    std::string m_text;
};

} // namespace widgets
