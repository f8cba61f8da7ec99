// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace widgets {

/// The user guide, to read beside the work: its headings at the left, search above. It is a window
/// of its own and blocks nothing.
class GuideDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuideDialog)

public:
    /// The text is the file in docs, in the language of the interface.
    explicit GuideDialog(const QString& file, QWidget* parent = nullptr);

    /// Leads to the section that links name so ("commands"); nowhere if there is none.
    void showSection(const QString& anchor);

private:
    void setupLayout();
    void fill(const QString& file);
    void showHeading(int index);
    void find();

    QLineEdit* m_search;
    QListWidget* m_contents;
    QTextBrowser* m_text;
    QStringList m_anchors; ///< of each heading
};

} // namespace widgets
