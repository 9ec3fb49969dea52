import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where Grove lives in one guild: what `/grove setup` made or found there. */
@Entity('home')
export class Home {
  @PrimaryColumn({ name: 'guild_id', type: 'bigint' })
  guildId: string;

  @Column({ name: 'category_id', type: 'bigint', nullable: true })
  categoryId: string | null;

  @Column({ name: 'welcome_channel_id', type: 'bigint', nullable: true })
  welcomeChannelId: string | null;

  /** the parent of every group's private thread */
  @Column({ name: 'circle_channel_id', type: 'bigint', nullable: true })
  circleChannelId: string | null;

  @Column({ name: 'moderators_channel_id', type: 'bigint', nullable: true })
  moderatorsChannelId: string | null;

  @Column({ name: 'moderator_role_id', type: 'bigint', nullable: true })
  moderatorRoleId: string | null;
}
