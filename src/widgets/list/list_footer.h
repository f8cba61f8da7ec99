// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/theme/theme.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace widgets {

namespace Ui {
class ListFooter;
}

/// The line below the list: how many rows there are, hints with buttons, and the zone of the times.
class ListFooter final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListFooter)

public:
    explicit ListFooter(QWidget* parent = nullptr);
    ~ListFooter() override;

    struct Counts {
        qulonglong shown = 0;
        qulonglong all = 0;
        int selected = 0;
        bool isPart = false; ///< more was to be read, and was not
    };
    /// Two that are selected can be compared.
    void setCounts(const Counts& counts);
    /// Without a source there is nothing to count.
    void setCountVisible(bool visible);
    /// The user has chosen other rows: who cannot see it is told how many there are, once they
    /// rest.
    void tellCountsSoon();
    /// That rows are found by columns which are not shown; empty: there are none.
    void setHiddenMatches(const QString& text);
    /// What the button would do; empty texts: no hint. A warning has its sign.
    void setHint(const QString& text, const QString& action, theme::Tone tone);
    void setZone(const QString& zone);
    /// That something was saved as that file, in the place of the hint, for a while.
    void showSaved(const QString& path);

Q_SIGNALS:
    void hintActivated();
    void compareRequested();
    void hiddenMatchesActivated();
    /// Of the file that was saved.
    void folderRequested(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateAppearance();
    void setupSaved();
    void updateHint();
    void updateHintIcon();
    void tellCounts();

    const std::unique_ptr<Ui::ListFooter> m_ui;
    bool m_hasHint = false;
    theme::Tone m_hintTone = theme::Tone::Info;
    Counts m_counts;
    QTimer m_tellTimer;
    QTimer m_savedTimer; ///< while it is told that something was saved,
    QString m_savedPath; ///< as what
};

} // namespace widgets
