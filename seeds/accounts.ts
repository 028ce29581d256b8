/** The demonstration's accounts, one for each role. A real deployment has none of them and no default password. */
export const DEMO_PASSWORD = 'minh-hoa-2025';

export interface DemoAccount {
  username: string;
  personId: string;
  role: string;
  nameVi: string;
  nameEn: string;
}

export const DEMO_ACCOUNTS: DemoAccount[] = [
  {
    username: 'quanly',
    personId: 'p-investor-demo',
    role: 'project_manager',
    nameVi: 'Giám đốc dự án (2 cụm ở Đông Anh)',
    nameEn: 'Project manager (2 clusters in Đông Anh)',
  },
  {
    username: 'donganh',
    personId: 'p-committee-017',
    role: 'area_committee',
    nameVi: 'UBND huyện Đông Anh',
    nameEn: 'Đông Anh District People’s Committee',
  },
  {
    username: 'socongthuong',
    personId: 'p-department',
    role: 'department',
    nameVi: 'Sở Công Thương',
    nameEn: 'Department of Industry and Trade',
  },
  {
    username: 'lanhdao',
    personId: 'p-city',
    role: 'leadership',
    nameVi: 'Lãnh đạo UBND Thành phố',
    nameEn: 'City leadership',
  },
  {
    username: 'quantri',
    personId: 'p-administrator',
    role: 'administrator',
    nameVi: 'Quản trị hệ thống',
    nameEn: 'Administrator',
  },
];
