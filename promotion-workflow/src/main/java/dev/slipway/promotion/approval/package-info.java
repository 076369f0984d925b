/**
 * Who must agree to what, and who did. The rules that say how many approvals of which roles are asked for are data. A decision is a row, written under the lock of
 * the approval that it is about, granted and refused ones alike; whether a person may decide is asked of the catalog at that moment. Exactly one end wins: approved,
 * rejected, expired or withdrawn. Telling people, and escalating, is not done here.
 */
@NullMarked
package dev.slipway.promotion.approval;

import org.jspecify.annotations.NullMarked;
