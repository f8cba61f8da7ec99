// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace models {
class LiveNowModel;
struct LivePlace;
} // namespace models

namespace widgets {

class LiveCardDelegate;

/// The cards of what is live, side by side, in as many lines as they need and may have. They are
/// clicked, walked through with the arrow keys, and moved by dragging or with Ctrl+Shift and an
/// arrow. While the pointer or the keys are with them, none moves by itself.
class LiveNowView final : public QListView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveNowView)

public:
    explicit LiveNowView(models::LiveNowModel& model, QWidget* parent = nullptr);

    /// More lines are scrolled to; by a bar, if it is to have one.
    void setMaxLines(int lines, bool hasBar);
    /// Whether some cards are out of view for want of lines.
    [[nodiscard]] bool isCut() const;
    /// The card that the list is narrowed by; one that is not there: none.
    void setChosen(const models::LivePlace& place);
    /// To the neighbor's place; nothing at an end.
    void moveCard(int row, int by);
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;

Q_SIGNALS:
    void placeChosen(int row);
    /// There are more or fewer lines, or isCut() may be another.
    void linesChanged();

protected:
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    void hold(bool isPointedAt, bool hasKeys);

    models::LiveNowModel& m_model;
    LiveCardDelegate* m_delegate;
    bool m_isPointedAt = false;
    bool m_hasKeys = false;
    int m_maxLines = 2;
    bool m_hasBar = false; ///< if cards are out of view
    int m_lines = 0; ///< that all cards need
    int m_shownLines = 0;
    int m_perLine = 1;
    int m_lineWidth = 0; ///< of the cards with the gaps between them
};

} // namespace widgets
