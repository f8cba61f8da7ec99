// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace console {

/// The row of tabs. However long a title is, others have room beside it: it is cut in the middle,
/// and the tip of its tab has all of it.
class PageTabBar final : public QTabBar {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageTabBar)

public:
    explicit PageTabBar(QWidget* parent);

protected:
    [[nodiscard]] QSize tabSizeHint(int tab) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int tab) const override { return tabSizeHint(tab); }
    bool event(QEvent* event) override;
    void tabInserted(int tab) override;
    void changeEvent(QEvent* event) override;

private:
    /// The toolkit's own words stay in the language in which the tab was made.
    void nameCloseButton(int tab) const;
    [[nodiscard]] bool isCut(int tab) const;
};

} // namespace console
